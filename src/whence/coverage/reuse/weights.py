"""Weights of the comparison of sentences and of reports, the constant last.

Written by `python -m training.reuse`; run it again when the network's vectors of meaning change.
"""

# fmt: off
# ruff: noqa: E501

import numpy as np

SENTENCE = np.array([10.5137, 7.8679, -5.5936, -0.0228, 0.6813, 6.2915, 4.7284, -2.7372, -9.9127], np.float32)
SUPPORTED = np.array([0.9181, 0.3008, 0.3115, 1.9267], np.float32)
COPY = np.array([4.8547, 1.5863, 2.2225, 1.4286, -0.6716, -6.3801], np.float32)
SEQUENCE = 1.031
