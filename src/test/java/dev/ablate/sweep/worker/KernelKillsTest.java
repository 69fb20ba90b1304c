package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Linux says how many processes it killed for their memory. */
class KernelKillsTest {
  @TempDir private Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private long count() {
    return new KernelKills(root).count();
  }

  @Test
  void countsThoseOfItsGroupAndElseOfTheMachine() throws IOException {
    assertThat(count()).isZero();
    write("proc/vmstat", "nr_free_pages 12\noom_kill 5\nzswpin 0\n");
    assertThat(count()).isEqualTo(5);
    write("proc/self/cgroup", "12:memory:/docker/7\n0::/user.slice/a.scope\n");
    assertThat(count()).isEqualTo(5);
    write("sys/fs/cgroup/memory/memory.oom_control", ofVersion1(4));
    assertThat(count()).isEqualTo(4);
    write("sys/fs/cgroup/memory/docker/7/memory.oom_control", ofVersion1(3));
    assertThat(count()).isEqualTo(3);
    write("sys/fs/cgroup/user.slice/a.scope/memory.events", "low 0\nmax 9\noom 3\noom_kill 2\n");
    assertThat(count()).isEqualTo(2);
    write("proc/self/cgroup", "12:memory:/docker/8\n");
    assertThat(count()).isEqualTo(4);
  }

  private static String ofVersion1(int kills) {
    return "oom_kill_disable 0\nunder_oom 0\noom_kill " + kills + "\n";
  }
}
