package dev.deskbell.testing.contract;

/** A part of the contract, played in a scene. */
interface OnStage {
  Scene scene();
}
