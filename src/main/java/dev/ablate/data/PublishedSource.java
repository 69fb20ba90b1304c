package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.data.PublishedImages.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published data set. It is known without its files, by the publisher's checksums; they are
 * downloaded when a run prepares it. Other files in their place are a data set of their own.
 */
record PublishedSource(
    Instance data, PublishedImages images, ChecksumCache checksums, DataProgress progress)
    implements DataSource {

  @Override
  public DataInfo describe() {
    if (isOwn()) {
      return load().info();
    }
    Facts facts = images.facts();
    Optional<Normalization> unused = new Normalizer(facts.input()).fixed(data);
    int validation = HoldOut.of("validation", data).count(facts.trainRows());
    return new DataInfo(
        facts.input(),
        Task.CLASSES,
        facts.classes().size(),
        facts.trainRows() - validation,
        validation,
        facts.testRows(),
        hash().hex());
  }

  @Override
  public void prepare() {
    if (isOwn()) {
      return;
    }
    images.missing().forEach(file -> new Download(file, progress).run());
  }

  @Override
  public DataSet load() {
    List<RemoteFile> missing = images.missing();
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s needs %s, which is not there; %s"
              .formatted(
                  images.facts().name(),
                  missing.get(0).to(),
                  isOwn() ? "put it beside the others" : "ablate run downloads it"));
    }
    Examples examples = images.read();
    String hash = isOwn() ? hashOf(examples) : hash().hex();
    return examples.prepare(data, hash);
  }

  /** Whether a file is there that is not the published one. */
  private boolean isOwn() {
    return !images.present().stream().allMatch(checksums::isPublished);
  }

  private ContentHash hash() {
    ContentHash hash = ContentHash.of(data, Set.of("path"));
    images.checksums().forEach(checksum -> hash.add(checksum.toString()));
    return hash;
  }

  private String hashOf(Examples examples) {
    ContentHash hash = ContentHash.of(data, Set.of("path"));
    for (Split split : List.of(examples.train(), examples.test())) {
      hash.add(((Features.Bytes) split.features()).values());
      hash.add(Labels.bytes((Targets.Classes) split.targets()));
    }
    return hash.hex();
  }
}
