class A {
  void orders(EntityManager em, JdbcTemplate jdbc, String name, InputStream in, long id) {
    // expect: sql-injection
    jdbc.queryForList(String.format("SELECT * FROM orders WHERE name = '%s'", name));
    String jpql = "SELECT o FROM Order o WHERE o.name = '" + name + "'";
    // expect: sql-injection
    em.createQuery(jpql);
    // silent
    em.createQuery("SELECT o FROM Order o WHERE o.name = :name");
    StringBuilder b = new StringBuilder("SELECT * FROM orders WHERE ");
    b.append("name = '").append(name).append("'");
    // expect: sql-injection
    jdbc.execute(b.toString());
    // silent
    jdbc.execute("DELETE FROM orders WHERE id = " + id);
    // expect: command-injection
    new ProcessBuilder("bash", "-c", name);
    // silent
    new ProcessBuilder("ls", "-l");
    // expect: unsafe-deserialization
    new ObjectInputStream(in);
  }
}
