"""Raw files to stories with what their pages say about them."""

from etl.parse.files import extract_key, parse_content, parse_files
from etl.parse.sidecar import Sidecar, load_sidecar

__all__ = ["Sidecar", "extract_key", "load_sidecar", "parse_content", "parse_files"]
