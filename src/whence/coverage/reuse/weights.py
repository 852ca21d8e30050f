"""Weights of the comparison of sentences and of reports, the constant last.

Written by `python -m training.reuse`; run it again when the network's vectors of meaning change.
"""

# fmt: off
# ruff: noqa: E501

import numpy as np

SENTENCE = np.array([10.6288, 7.4354, -5.8013, 0.0068, 0.6500, 6.3720, 4.7996, -2.6616, -10.0857], np.float32)
SUPPORTED = np.array([0.9197, 0.2986, 0.3133, 1.9357], np.float32)
COPY = np.array([4.8838, 1.5926, 2.2946, 1.2117, -0.6956, -6.3165], np.float32)
SEQUENCE = 1.072
