"""Words to quantities: numbers with their qualifiers, units and what they count."""

from etl.extract.quantities.find import SPAN_KINDS, Quantities

__all__ = ["SPAN_KINDS", "Quantities"]
