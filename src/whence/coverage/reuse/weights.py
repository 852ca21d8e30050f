"""Weights of the comparison of sentences and of reports, the constant last.

Written by `python -m training.reuse`; run it again when the network's vectors of meaning change.
"""

# fmt: off
# ruff: noqa: E501

import numpy as np

SENTENCE = np.array([10.6128, 6.7770, -4.4317, -0.0931, 0.7303, 4.9502, 5.0052, -2.2894, -10.1178], np.float32)
SUPPORTED = np.array([0.9791, 0.3273, 0.3068, 2.2836], np.float32)
COPY = np.array([3.4157, 0.8651, 2.4239, 0.8776, -0.5803, -4.8299], np.float32)
SEQUENCE = 0.970
