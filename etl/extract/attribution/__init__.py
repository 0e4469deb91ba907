"""Who said what, through whom: cues, sources, contents, speakers and chains."""

from etl.extract.attribution.find import Attributions
from etl.extract.attribution.lookup import Spoken, attribution_at

__all__ = ["Attributions", "Spoken", "attribution_at"]
