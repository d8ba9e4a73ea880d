package org.lucarne.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.lucarne.standalone.EmbeddedDatabase;
import org.lucarne.standalone.EmbeddedDatabaseTest;
import org.lucarne.start.LucarneTestResource;

/** Commits a row, says so, and waits to be killed. */
public final class DatabaseThatIsKilled {
  private DatabaseThatIsKilled() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(home, home.resolve("keys"), LucarneTestResource.BINARIES);
    try (Connection connection = EmbeddedDatabaseTest.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept (word text)");
      statement.execute("insert into kept values ('committed')");
      System.out.println("committed");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
