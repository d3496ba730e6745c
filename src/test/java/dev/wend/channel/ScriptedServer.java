package dev.wend.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told; an empty answer is none, `bye` ends the connection. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param answers by the word that a command begins with, and by {@code .} for the mail itself
   */
  ScriptedServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted mail server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "smtp://localhost:" + socket.getLocalPort();
  }

  List<String> heard() {
    return heard;
  }

  int connections() {
    return connections.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        connections.incrementAndGet();
        talk(client);
      } catch (IOException e) {
        // The client has gone, or the test has ended.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(out, answers.getOrDefault("hello", "220 here"));
    boolean isMail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (isMail && !line.equals(".")) {
        continue;
      }
      String word = line.split(" ", 2)[0];
      isMail = word.equals("DATA");
      String answer = answers.getOrDefault(word, isMail ? "354 go on" : "250 fine");
      isMail = isMail && answer.startsWith("354");
      if (answer.equals("bye")) {
        return;
      }
      say(out, answer);
    }
  }

  private static void say(Writer out, String answer) throws IOException {
    if (!answer.isEmpty()) {
      out.write(answer + "\r\n");
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
