package dev.wend.repl;

import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/** What keys do here that JLine would have do something else. */
final class Keys {
  private static final String DROP = "wend-delete-or-drop";

  /** Both ways in which terminals tell of a key, whatever their description says. */
  private static final List<String> BEGINS = List.of("\u001B[", "\u001BO");

  private Keys() {}

  static void bind(LineReader reader) {
    KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
    for (String begin : BEGINS) {
      bind(keys, LineReader.UP_LINE_OR_SEARCH, begin + "A");
      bind(keys, LineReader.DOWN_LINE_OR_SEARCH, begin + "B");
      bind(keys, LineReader.FORWARD_CHAR, begin + "C");
      bind(keys, LineReader.BACKWARD_CHAR, begin + "D");
      bind(keys, LineReader.END_OF_LINE, begin + "F");
      bind(keys, LineReader.BEGINNING_OF_LINE, begin + "H");
    }
    reader.getWidgets().put(DROP, () -> deleteOrDrop(reader));
    bind(keys, DROP, KeyMap.ctrl('D'));
  }

  private static void bind(KeyMap<Binding> keys, String widget, String key) {
    keys.bind(new Reference(widget), key);
  }

  /**
   * Ctrl-D where something is typed: on an empty line of an entry that goes over several it drops
   * the entry, as Ctrl-C does, else it deletes what is under the cursor. Where nothing is typed
   * JLine itself sees the end.
   */
  private static boolean deleteOrDrop(LineReader reader) {
    Buffer typed = reader.getBuffer();
    boolean atEnd = typed.cursor() == typed.length();
    boolean isEmptyLine = atEnd && typed.toString().endsWith("\n");
    reader.callWidget(isEmptyLine ? LineReader.SEND_BREAK : LineReader.DELETE_CHAR);
    return true;
  }
}
