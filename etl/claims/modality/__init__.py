"""How firmly a clause is put: denied, planned, expected, possible, demanded, conditional, told by somebody else."""
