"""Who said what, through whom: cues, sources, contents, speakers and chains."""

from etl.extract.attribution.find import Attributions, attribution_at

__all__ = ["Attributions", "attribution_at"]
