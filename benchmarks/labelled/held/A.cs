class A {
  void Orders(AppContext db, SqlCommand command, string name, Exception ex) {
    // expect: sql-injection
    db.Orders.FromSqlRaw($"SELECT * FROM orders WHERE name = '{name}'");
    // silent
    db.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE name = {name}");
    // expect: sql-injection
    command.CommandText = string.Format("DELETE FROM orders WHERE name = '{0}'", name);
    // silent
    command.CommandText = "DELETE FROM orders WHERE name = @name";
    // expect: unsafe-deserialization
    var f = new BinaryFormatter();
    // expect: html-injection
    Html.Raw(name);
    // expect: command-injection
    Process.Start("cmd.exe", "/c " + name);
  }
}
