"""What pages look like around their stories: line forms, stamps, languages. Shared by parse, clean and sentences."""
