import * as cp from 'node:child_process';
import https from 'https';
import DOMPurify from 'dompurify';

export async function orders(db, knex, prisma, name: string, req, el, token) {
  // expect: sql-injection
  await db.query('SELECT * FROM orders WHERE name = "' + req.query.name + '"');
  const text = 'UPDATE orders SET name = \'' + name + '\' WHERE id = 1';
  // expect: sql-injection
  await db.execute(text);
  // expect: sql-injection
  await prisma.$executeRawUnsafe(`DELETE FROM orders WHERE name = '${name}'`);
  // silent
  await prisma.$executeRaw`DELETE FROM orders WHERE name = ${name}`;
  // expect: sql-fragment
  await knex('orders').whereRaw(`name = '${name}'`);
  // silent
  await knex('orders').whereRaw('name = ?', [name]);
  // expect: nosql-injection
  await db.collection('o').find({ $where: `this.name == '${name}'` });
  // expect: command-injection
  cp.execSync('git log ' + name);
  // silent
  cp.spawn('git', ['log']);
  // silent
  const match = /a+/.exec(name);
  // expect: html-injection
  document.write(location.hash);
  // silent
  el.outerHTML = DOMPurify.sanitize(name);
  // expect: tls-verification-off
  https.request({ host: 'a', rejectUnauthorized: false });
  // expect: evaluation
  const f = new Function('x', req.body.code);
  // silent
  setTimeout(() => f(name), 10);
  // expect: secret-in-log
  console.log('token', token);
  // silent
  console.log('token is missing');
}
