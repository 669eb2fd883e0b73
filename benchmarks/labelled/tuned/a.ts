import { exec, execFile } from 'child_process';

async function users(pool, prisma, sql, email: string, id: number, el, res, err) {
  // expect: sql-injection
  const query = `SELECT * FROM users WHERE email = '${email}'`;
  // silent
  await pool.query('SELECT * FROM users WHERE email = $1', [email]);
  // silent
  await sql`SELECT * FROM users WHERE email = ${email}`;
  // silent
  await pool.query(`SELECT * FROM users WHERE id = ${id}`);
  // expect: command-injection
  exec(`id ${email}`);
  // silent
  exec('uptime');
  // expect: html-injection
  el.innerHTML = '<b>' + email + '</b>';
  // silent
  el.innerHTML = '<b></b>';
  // expect: error-detail-in-response
  res.status(500).json({ error: err.stack });
  // silent
  res.status(500).json({ error: 'failed' });
}
