<?php
// expect: sql-injection
mysqli_query($db, "SELECT * FROM users WHERE email = '$email'");
// silent
$pdo->prepare("SELECT * FROM users WHERE email = ?");
// expect: command-injection
system("ls " . $_GET['d']);
// silent
system("ls " . escapeshellarg($d));
