package dev.ablate.catalog;

/**
 * What is known of a data set before training.
 *
 * @param input the shape of one example: {@code [3, 32, 32]}, {@code [64]}
 * @param task what the targets are
 * @param outputs how many classes, or how many numbers an example
 * @param trainRows rows to train on, validation taken out
 * @param validationRows rows to validate on
 * @param testRows rows to test on; 0 without a test set
 * @param contentHash what identifies all that training sees of it, whatever the paths; hex digits
 */
public record DataInfo(
    Shape input,
    Task task,
    int outputs,
    int trainRows,
    int validationRows,
    int testRows,
    String contentHash) {}
