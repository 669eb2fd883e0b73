package a

func users(db *sql.DB, email string, n int) {
	// expect: sql-injection
	db.Query("SELECT * FROM users WHERE email = '" + email + "'")
	// silent
	db.Query("SELECT * FROM users WHERE email = $1", email)
	// silent
	db.Query(fmt.Sprintf("SELECT * FROM users LIMIT %d", n))
	// expect: command-injection
	exec.Command("sh", "-c", "ls "+email)
}
