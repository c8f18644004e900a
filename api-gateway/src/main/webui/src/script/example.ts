/** A first film, in words that the model tinyfilm knows. */
export const EXAMPLE = `Title: Night Train

EXT. DESERT - NIGHT

A green train waits under the stars.

STATIONMASTER (O.S.)
The ship sails at sunset. You have a desert to cross.

The train crosses the dunes. The camera pans left.

DISSOLVE TO:

EXT. HILLS - DAWN

A yellow hot-air balloon slowly rises.

PILOT
I can see the whole line from up here!

EXT. SEA - SUNSET

CLOSE ON a white ship at anchor. [[shot 2s]]
`;
