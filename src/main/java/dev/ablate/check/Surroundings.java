package dev.ablate.check;

import dev.ablate.check.expression.Components;

/** What the trials of a file share. */
record Surroundings(
    Components components, DataDescriptions data, Networks networks, PathUses paths) {}
