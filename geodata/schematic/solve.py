"""Areas, centroids and shapes of neighbouring cells depend on each other, so they are found together.

Every buurt has a score field, a quadratic polynomial around its centroid. A pixel belongs to the best score;
"outside" is one more competitor. The six coefficients of each buurt are moved until the area, the centroid
and the second moments of its cell equal the facts, while a temperature sharpens the choice: a maximum-entropy
fit, in other words an anisotropic power diagram whose parameters are all fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geodata.schematic.facts import BuurtFacts
from geodata.schematic.frame import PIXEL_METRES, Floats, Frame

_ROUNDS = 28
_FREEZE_AT = 16
_HOTTEST, _COLDEST = 0.6, 0.12
_START_SCALE = 0.125
_START_OUTSIDE = -0.5
# Weight of "what surrounds this pixel" against the fields: it rounds off ragged borders.
_SMOOTHING = 2.0
_EDGE_BLUR_METRES = 150.0
_FREEZE_BLUR_METRES = 250.0
_FROZEN = 6.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The end of the competition: the score of each buurt in its window, that of "outside" everywhere."""

    inside: tuple[Floats, ...]
    outside: Floats


class _Fit:
    """Coefficients and shares while they move; `run` is the only way in.

    `theta` (buurten × 6) weighs the features. `share` (pairs): which part of the pixel the buurt holds.
    `free` (pixels): the part that is outside every buurt. `edge`: the score of "outside" once it is frozen.
    """

    def __init__(self, frame: Frame, sigmas: Floats) -> None:
        self.frame = frame
        self.blurs = [
            (_gaussian(window.shape[0], sigma), _gaussian(window.shape[1], sigma))
            for window, sigma in zip(frame.windows, sigmas, strict=True)
        ]
        self.outer_blurs = [_gaussian(length, _EDGE_BLUR_METRES) for length in frame.shape]
        self.theta = _start(frame.spread)
        self.edge: Floats | None = None
        self._share(np.zeros(len(frame.pixel)), np.full(np.prod(frame.shape), _START_OUTSIDE), _HOTTEST)

    def run(self) -> Scores:
        """Cool down in 28 rounds; the scores that then decide each pixel."""
        for number, temperature in enumerate(np.geomspace(_HOTTEST, _COLDEST, _ROUNDS)):
            if number == _FREEZE_AT:
                self._freeze_edge()
            smoothing, outside = self._smoothing(), self._outside()
            for _ in range(5 if number == _ROUNDS - 1 else 2):
                self._share(smoothing, outside, temperature)
                self._move(temperature)
        return Scores(self._by_window(smoothing + self._fields()), outside.reshape(self.frame.shape))

    def _fields(self) -> Floats:
        fields: Floats = np.einsum("ij,ij->i", self.frame.features, self.theta[self.frame.owner])
        return fields

    def _share(self, smoothing: Floats, outside: Floats, temperature: float) -> None:
        """Divide every pixel between its claimants and "outside": a softmax at this temperature."""
        pixel = self.frame.pixel
        lead = (smoothing + self._fields() - outside[pixel]) / temperature
        weight = np.exp(np.clip(lead, -200, 200))
        total = 1 + np.bincount(pixel, weight, minlength=len(outside))
        self.share = weight / total[pixel]
        self.free = 1 / total

    def _move(self, temperature: float) -> None:
        """One step of the coefficients towards the wanted area, centroid and second moments."""
        moments = np.add.reduceat(self.frame.features * self.share[:, None], self.frame.starts)
        area = np.maximum(moments[:, 0], 1e-3)
        means = moments[:, 1:] / area[:, None]
        growth = 0.7 * max(temperature, 0.15) * np.log(self.frame.pixels / area)
        turn = 0.075 * (means[:, 2:] - self.frame.spread) * (1, 1, 2)
        self.theta[:, 0] += np.clip(growth, -0.5, 0.5)
        self.theta[:, 1:3] -= 0.5 * np.clip(0.4 * means[:, :2], -0.5, 0.5)
        self.theta[:, 3:] -= np.clip(turn, -0.2, 0.2)

    def _smoothing(self) -> Floats:
        blurred = [
            rows @ share @ columns
            for share, (rows, columns) in zip(self._by_window(self.share), self.blurs, strict=True)
        ]
        return _SMOOTHING * np.concatenate([part.ravel() for part in blurred])

    def _outside(self) -> Floats:
        if self.edge is not None:
            return self.edge
        taken = (1 - self.free).reshape(self.frame.shape)
        rows, columns = self.outer_blurs
        # Blurring what is taken, not what is free, makes the ground beyond the raster count as outside.
        return (_START_OUTSIDE + _SMOOTHING * (1 - rows @ taken @ columns)).ravel()

    def _freeze_edge(self) -> None:
        """Settle the municipal edge: the blurred pixels most taken, exactly as many as the buurten cover.

        Without it the outer edge would be a string of bubbles, one per cell.
        """
        rows, columns = (_gaussian(length, _FREEZE_BLUR_METRES) for length in self.frame.shape)
        taken = (rows @ (1 - self.free).reshape(self.frame.shape) @ columns).ravel()
        rank = len(taken) - max(1, round(self.frame.pixels.sum()))
        threshold = np.partition(taken, rank)[rank]
        self.edge = np.where(taken >= threshold, -_FROZEN, _FROZEN)

    def _by_window(self, pairs: Floats) -> tuple[Floats, ...]:
        parts = np.split(pairs, self.frame.starts[1:])
        return tuple(part.reshape(w.shape) for part, w in zip(parts, self.frame.windows, strict=True))


def fit_scores(facts: Sequence[BuurtFacts], frame: Frame) -> Scores:
    """The scores by which the buurten in `facts` divide the pixels of `frame`; same input, same bits."""
    sigmas = np.clip(0.1 * np.sqrt([fact.square_metres for fact in facts]), 60, 200)
    return _Fit(frame, sigmas).run()


def _start(spread: Floats) -> Floats:
    """Coefficients of the Gaussian with these moments: minus a multiple of (u, v) S⁻¹ (u, v)ᵀ."""
    determinant = spread[:, 0] * spread[:, 1] - spread[:, 2] ** 2
    scale = _START_SCALE / determinant
    zero = np.zeros_like(scale)
    return np.column_stack(
        (zero, zero, zero, -scale * spread[:, 1], -scale * spread[:, 0], 2 * scale * spread[:, 2])
    )


def _gaussian(length: int, sigma: float) -> Floats:
    """A symmetric matrix (length × length) that blurs a row of pixels; beyond its ends everything is zero."""
    steps = (np.arange(length)[:, None] - np.arange(length)) * PIXEL_METRES / sigma
    kernel: Floats = np.exp(-(steps**2) / 2) * PIXEL_METRES / (sigma * np.sqrt(2 * np.pi))
    return kernel
