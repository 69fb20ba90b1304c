package dev.ablate.report.view;

import java.util.List;

/**
 * What the reader wants to know first.
 *
 * @param complete whether every trial of the plan has ended
 * @param state {@code complete}, {@code 7 of 12 trials}
 * @param missing which trials are still to come; empty for none
 * @param objective what trials are selected by, for people
 */
public record HeaderView(
    String title,
    String description,
    List<String> tags,
    boolean complete,
    String state,
    String missing,
    String objective,
    List<Fact> facts) {}
