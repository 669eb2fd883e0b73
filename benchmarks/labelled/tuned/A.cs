class A {
  void Users(SqlConnection c, string email) {
    // expect: sql-injection
    var a = new SqlCommand("SELECT * FROM users WHERE email = '" + email + "'", c);
    // silent
    var b = new SqlCommand("SELECT * FROM users WHERE email = @email", c);
  }
}
