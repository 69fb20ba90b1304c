package dev.ablate.program.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Python's pickle protocol 2, as far as an object with tensors needs it. */
final class Pickle {
  private static final char NEW_OBJECT = 0x81;
  private static final char TRUE = 0x88;
  private static final char FALSE = 0x89;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Pickle() {
    code((char) 0x80, (char) 2);
  }

  /** An object of a class in {@code __torch__}; tensor i has its numbers in {@code data/i}. */
  static byte[] object(String className, boolean training, List<Archive.Attribute> attributes) {
    Pickle pickle = new Pickle();
    pickle.global("__torch__", className);
    pickle.code(')', NEW_OBJECT, '}', '(');
    pickle.text("training");
    pickle.code(training ? TRUE : FALSE);
    for (int i = 0; i < attributes.size(); i++) {
      pickle.text(attributes.get(i).name());
      pickle.tensor(attributes.get(i), i);
    }
    pickle.code('u', 'b', '.');
    return pickle.bytes.toByteArray();
  }

  /** {@code torch._utils._rebuild_tensor_v2(storage, 0, sizes, strides, False, OrderedDict())}. */
  private void tensor(Archive.Attribute tensor, int index) {
    global("torch._utils", "_rebuild_tensor_v2");
    code('(');
    storage(tensor.values().length, index);
    whole(0);
    tuple(tensor.sizes());
    tuple(strides(tensor.sizes()));
    code(FALSE);
    global("collections", "OrderedDict");
    code(')', 'R', 't', 'R');
  }

  /** A tuple that PyTorch reads as the name of a storage. */
  private void storage(int length, int index) {
    code('(');
    text("storage");
    global("torch", "FloatStorage");
    text(Integer.toString(index));
    text("cpu");
    whole(length);
    code('t', 'Q');
  }

  private static List<Integer> strides(List<Integer> sizes) {
    List<Integer> strides = new ArrayList<>();
    int stride = 1;
    for (int i = sizes.size() - 1; i >= 0; i--) {
      strides.add(0, stride);
      stride *= sizes.get(i);
    }
    return strides;
  }

  private void tuple(List<Integer> numbers) {
    code('(');
    numbers.forEach(this::whole);
    code('t');
  }

  private void whole(int number) {
    code('J');
    bytes.writeBytes(littleEndian(number));
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    code('X');
    bytes.writeBytes(littleEndian(utf8.length));
    bytes.writeBytes(utf8);
  }

  private void global(String module, String name) {
    bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void code(char... operations) {
    for (char operation : operations) {
      bytes.write(operation);
    }
  }

  private static byte[] littleEndian(int number) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
