package dev.ablate.report.view;

import java.util.List;

/**
 * Something that the reader should know before believing a table.
 *
 * @param tone {@code bad}, {@code care} or {@code good}
 * @param trials the trials it is about, each as an id and a name; empty where it is about all
 * @param more how many others it is about
 */
public record HealthItem(String tone, String title, String detail, List<Fact> trials, int more) {}
