package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row that stands before another one. */
class HandingOnTest {
  @Test
  void everyQuestionReachesTheOther() throws ReflectiveOperationException {
    List<String> asked = new ArrayList<>();
    Row other =
        (Row)
            Proxy.newProxyInstance(
                Row.class.getClassLoader(),
                new Class<?>[] {Row.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  return method.getReturnType() == boolean.class
                      ? (Object) true
                      : method.getReturnType() == long.class ? (Object) 3L : null;
                });
    HandingOn row = () -> other;
    List<String> questions = new ArrayList<>();
    for (Method method : Row.class.getMethods()) {
      questions.add(method.getName());
      Object[] arguments = new Object[method.getParameterCount()];
      if (arguments.length > 0 && method.getParameterTypes()[0] == int.class) {
        arguments[0] = 0;
      }
      method.invoke(row, arguments);
    }
    assertEquals(questions, asked);
  }
}
