package dev.ablate.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/**
 * Why a file cannot be used, in words: the message of Java's exception begins with the file's name,
 * or is nothing else.
 */
public final class FileFailure {
  private FileFailure() {}

  /** The reason alone, for a sentence that names the file. */
  public static String reason(IOException failure) {
    if (failure instanceof FileSystemException file) {
      return Optional.ofNullable(file.getReason()).orElseGet(() -> kind(file));
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure instanceof EOFException ? "it ends too soon" : failure.getClass().getName();
    }
    return message;
  }

  /** The file, where it is known, and the reason. */
  public static String text(IOException failure) {
    return failure instanceof FileSystemException file && file.getFile() != null
        ? file.getFile() + ": " + reason(failure)
        : reason(failure);
  }

  private static String kind(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "it is a folder with something in it";
    }
    return failure instanceof FileAlreadyExistsException
        ? "there is such a file already"
        : failure.getClass().getName();
  }
}
