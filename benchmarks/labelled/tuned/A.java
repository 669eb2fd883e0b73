class A {
  void users(Connection c, String email, int n) throws Exception {
    // expect: sql-injection
    c.createStatement().executeQuery("SELECT * FROM users WHERE email = '" + email + "'");
    // silent
    c.prepareStatement("SELECT * FROM users WHERE email = ?");
    // silent
    c.createStatement().executeQuery("SELECT * FROM users LIMIT " + n);
    // expect: command-injection
    Runtime.getRuntime().exec("ls " + email);
    // silent
    Runtime.getRuntime().exec("ls");
  }
}
