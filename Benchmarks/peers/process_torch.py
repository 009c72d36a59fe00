"""The lesson as one PyTorch program: start, read the CSV, train, keep the parameters for good, end.

Usage: process_torch.py DATA.csv OUT.npy STEPS
"""

import os
import sys

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
table = torch.from_numpy(np.loadtxt(sys.argv[1], delimiter=",", skiprows=1))
x, y = table[:, :1], table[:, 1:]
model = nn.Sequential(nn.Linear(1, 2), nn.Softplus(), nn.Linear(2, 1)).double()
with torch.no_grad():
    model[0].weight.copy_(torch.tensor([[2.74], [-1.13]]).double())
    model[2].weight.copy_(torch.tensor([[0.36, 0.63]]).double())
    model[0].bias.zero_()
    model[2].bias.zero_()
optimiser = torch.optim.SGD(model.parameters(), 0.1)
loss = nn.MSELoss(reduction="sum")
for _ in range(int(sys.argv[3])):
    optimiser.zero_grad()
    loss(model(x), y).backward()
    optimiser.step()
flat = [model[0].weight, model[2].weight, model[0].bias, model[2].bias]
with open(sys.argv[2], "wb") as file:
    np.save(file, torch.cat([part.detach().ravel() for part in flat]).numpy())
    file.flush()
    os.fsync(file.fileno())
