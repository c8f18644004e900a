/**
 * A database that is put back to an earlier time under running films. What was rendered since lies
 * in the object store, with a note of each shot beside it; leases of the lost time are void, shots
 * are taken back by their notes, and what ended in the lost time stays ended.
 */
package com.aifilmstudio.operator.restore;
