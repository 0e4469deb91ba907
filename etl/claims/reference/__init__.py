"""What words go back to: forces, places, missions, numbers; what an article is about and where."""
