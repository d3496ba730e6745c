package dev.wend.channel;

/** A text that is never shown. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "…";
  }
}
