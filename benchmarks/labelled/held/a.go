package a

import "os/exec"

func orders(ctx context.Context, db *sql.DB, name string, w http.ResponseWriter, err error) {
	q := fmt.Sprintf("SELECT * FROM orders WHERE name = '%s'", name)
	// expect: sql-injection
	db.QueryContext(ctx, q)
	const table = "orders"
	// silent
	db.Exec("DELETE FROM " + table + " WHERE id = $1", 1)
	// expect: sql-injection
	db.QueryRow("SELECT id FROM orders WHERE name = '" + name + "'")
	// expect: command-injection
	exec.CommandContext(ctx, "bash", "-c", name)
	// silent
	exec.Command("ls", "-l")
	// expect: tls-verification-off
	c := &tls.Config{InsecureSkipVerify: true}
	// silent
	d := &tls.Config{MinVersion: tls.VersionTLS12}
	// expect: html-injection
	t := template.HTML("<b>" + name + "</b>")
	// expect: error-detail-in-response
	http.Error(w, err.Error(), 500)
}
