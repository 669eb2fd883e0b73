<?php
$sql = "SELECT * FROM orders WHERE name = '" . $_POST['name'] . "'";
// expect: sql-injection
$db->query($sql);
// silent
$db->query("SELECT * FROM orders WHERE id = " . intval($_GET['id']));
// expect: command-injection
$out = `ls {$dir}`;
// silent
$out = `ls`;
// expect: evaluation
eval('$a = ' . $_GET['a'] . ';');
// expect: unsafe-deserialization
unserialize($_COOKIE['cart']);
// silent
unserialize($cart, ['allowed_classes' => false]);
// expect: tls-verification-off
curl_setopt($c, CURLOPT_SSL_VERIFYPEER, 0);
