internal import PicketModel

/// Values that vendors and standards publish as examples, or ship as defaults that everyone knows.
///
/// No value stands here, because services that host the source would take it for a leak: only the
/// start of its hash. Above the values stands what they are.
package enum ExampleValues {
  /// The lengths of the values, in bytes.
  private static let lengths = 5...187

  /// Tells whether a secret is one of the values.
  package static func contains(_ secret: ArraySlice<UInt8>) -> Bool {
    guard lengths.contains(secret.count) else { return false }
    var hash = SHA256()
    hash.update(secret)
    let start = hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    return hashes.contains(start)
  }

  /// The first eight bytes of the SHA-256 of each.
  private static let hashes: Set<UInt64> = [
    // age-secret-key
    0x789e_b04a_e4c0_0984,
    // akamai-edgegrid-client-token
    0xcee4_d4ae_e56f_156b,
    // algolia-admin-api-key
    0xf7e7_8961_82dc_de5d,
    // amqp-connection-string
    0x8498_3c60_f7da_adc1,
    // api-key-in-query
    0x358b_5f66_06b3_fb8e,
    // au-tfn
    0x004a_709a_7991_8546,
    // aws-access-key-id
    0x1a5d_44a2_dca1_9669, 0xc6ea_27c5_34f9_93d3,
    // aws-cognito-identity-pool-id
    0x5d9f_eada_6ecf_9f22,
    // aws-iam-unique-id
    0x9a1f_9cab_cb20_dc78, 0xb515_f5b7_781b_5277,
    // aws-secret-access-key
    0x7831_4b11_be2e_5815, 0xe21b_597b_a6b9_cafa,
    // aws-temporary-access-key-id
    0xcb20_d34a_7add_a2f5,
    // azure-cosmosdb-connection-string
    0xaa65_4743_9583_c3a2,
    // azure-storage-account-key-legacy
    0x0011_cc25_eb43_2071,
    // azure-storage-connection-string
    0x4b2d_d836_d664_f91a,
    // binance-api-secret
    0x23e9_efa3_ced6_e70c, 0x5ba1_ed84_25ba_aa72,
    // bip32-extended-private-key
    0x2243_ae4c_7301_4469,
    // bip38-encrypted-key
    0x8448_10c4_57a6_3446,
    // bip39-seed-phrase
    0x69be_79ef_3c28_f55d, 0x9c5d_0a66_56e5_d3f3, 0xc557_eec8_78df_d852, 0xecb0_e7ba_498c_5920,
    0xf79c_d64f_9cea_2378,
    // bitcoin-testnet-wif
    0xe802_955b_7253_879d,
    // bitcoin-wif-private-key
    0x2898_1d08_ecff_66aa, 0x9d6a_2b9d_1f01_d457,
    // bitmex-api-secret
    0x548a_18e8_4bbd_5a42, 0x70a6_0ac1_776f_dc4a,
    // bitwarden-secrets-manager-token
    0xe377_db8e_e3a4_ea37,
    // blynk-device-token
    0xbb2b_e624_9ad6_c355,
    // br-cnpj
    0x7b20_1548_4da2_9f3c,
    // br-cpf
    0xf9c9_80d1_e1c4_4626,
    // braintree-private-key
    0x81e9_c3ed_b712_4011, 0x9835_89ca_7673_2e37, 0xeb46_a248_d130_7e4f,
    // braintree-tokenization-key
    0x3e07_f9cc_bee8_e357,
    // ca-sin
    0x5221_2034_3acf_b7aa,
    // cisco-type7-password
    0x5aaf_b023_eefa_8b81,
    // cloudflare-api-token-legacy
    0x1c30_fa0a_edcd_4406,
    // cloudflare-global-api-key
    0x5e6a_8235_e121_de87, 0x8651_e7db_cb3d_cc3a,
    // cloudflare-origin-ca-key
    0xd312_9d65_d4e0_ee38,
    // cloudflare-turnstile-secret
    0x1e3e_5865_6012_d861, 0x841b_4f5b_0b34_e19a, 0xfb8f_3512_9df8_7662,
    // cn-resident-id
    0x4266_95a0_efdb_59b9,
    // consul-gossip-encrypt-key
    0x8f5e_9069_8d14_4db9,
    // contentful-delivery-token
    0x1b1d_338f_4327_2f3c, 0x7258_c0f4_2cfa_1cab,
    // databricks-pat
    0x32c2_dc15_c512_0958,
    // de-steuer-id
    0x2c85_2dff_aac3_a7c9,
    // discord-bot-token
    0x02f7_ce3c_263f_85c0,
    // docker-swarm-join-token
    0xbb54_574a_88d7_fa31,
    // docker-swarm-unlock-key
    0x9ec0_be03_6c22_f06f,
    // dotenv-secret-assignment
    0x7b97_e2b5_2334_e1da,
    // dropbox-short-lived-token
    0xada4_f767_27a3_ca79,
    // duo-integration-secret
    0x8b3a_ec1e_0c79_d152,
    // dynatrace-api-token
    0x559f_ab67_33c7_0720,
    // elasticsearch-api-key
    0xa0cc_17da_e750_0395,
    // es-dni-nie
    0x1c9f_9632_8944_627a, 0x22b9_4d56_066b_a095,
    // ethereum-keystore-v3
    0xf4c6_0d15_87d9_e417,
    // ethereum-private-key
    0x0951_01cf_732c_298a, 0x4247_42fc_6538_f5e7, 0x5785_9218_5588_730b, 0x60a0_9e43_5786_8c1e,
    0x8335_c553_3482_1eef, 0xbc1a_5096_6c9e_6486,
    // etherscan-api-key
    0xf8ff_5bf1_6de6_4a40,
    // express-session-secret
    0x422b_6cfd_76dc_f88d,
    // fernet-key
    0xd88a_2cb5_3b61_ef4d,
    // fi-hetu
    0xed35_15bd_e763_330c,
    // firebase-config-apikey
    0x279a_2219_c238_8e7f,
    // firecrawl-api-key
    0xca91_476b_1047_a86f,
    // flask-secret-key
    0xbaf6_98c1_6450_117d, 0xca32_f86c_e10b_8435,
    // flutterwave-test-secret-key
    0xcc63_865b_3ad6_86a2,
    // fr-nir
    0xfc9b_171f_97ac_0279,
    // fusionauth-api-key
    0xfe8f_96ad_df5e_1d75,
    // gcp-api-key
    0xac92_65e5_6c79_b234,
    // github-app-installation-token
    0x797c_0ce4_1458_6cc8,
    // github-app-refresh-token
    0x6d7f_a4e6_4d4b_1f3e,
    // github-app-user-token
    0x82e7_4299_544e_0073,
    // github-classic-pat
    0x976b_57ee_8acd_fcf4,
    // github-oauth-access-token
    0xbc3a_e723_f57c_6b9e,
    // github-secret-scanning-test-token
    0x6587_35fe_e1da_021d,
    // google-recaptcha-secret-key
    0x03b9_70ed_8171_d73b, 0xf5e9_5c99_5463_5b65,
    // grafana-api-key-legacy
    0xfeb2_6c1f_dafe_e077,
    // hasura-admin-secret
    0xdcce_e340_df0b_1f4b,
    // hcaptcha-secret
    0x0fff_9ee6_71b0_5ea2,
    // heroku-api-key-legacy
    0xa23d_006b_b020_a81d,
    // http-basic-auth-header
    0x0e9d_2206_16f0_8345, 0xcf4d_418e_d3de_92d7, 0xe4da_07ad_2000_89ce,
    // http-bearer-header
    0xb8e1_4854_5b13_c78b,
    // iban
    0x3895_e94b_54f6_d6d3, 0x45c7_55c9_e88b_a167, 0x7015_0232_0c05_f830, 0x7f37_7fd5_7c25_98c9,
    0x91a4_069f_c42e_1b5d, 0xcb26_09a4_6185_3b2a, 0xf34b_4ac2_a15b_9651, 0xfaf7_e1c0_1073_70ff,
    // imei
    0x1f0b_62b5_f05f_305e,
    // in-pan
    0x1033_17fa_72aa_da9d,
    // influxdb-api-token
    0xbb74_dd03_04f8_3b04,
    // it-codice-fiscale
    0xbd80_7ad7_8163_541b,
    // java-keystore-password
    0x0081_0cf8_b94d_6fcb,
    // jwt
    0x7f75_367e_7881_2551, 0xc794_fa6d_20c6_4efb,
    // jwt-signing-secret
    0xf7d8_3870_1b86_c5df,
    // kafka-sasl-jaas-config
    0x0c84_8abb_0330_7b06, 0x1617_5223_c8dd_ce5a,
    // kraken-api-secret
    0x98c0_adc1_6caa_135b,
    // kubernetes-bootstrap-token
    0x3002_888f_967a_7086, 0xa4b8_b245_ab28_bc4f,
    // langfuse-public-key
    0xc105_2e94_8237_3317,
    // langfuse-secret-key
    0xfb49_e221_9266_3f27,
    // laravel-app-key
    0x07f7_6f87_ea3c_bc8b, 0xa2e1_4e79_00eb_40f5,
    // mailgun-private-api-key
    0x9c84_6fdf_0fa8_955c,
    // mailgun-public-validation-key
    0x9bd1_f158_ca1a_1b30,
    // meilisearch-master-key
    0x46d8_4601_8380_375d,
    // meraki-api-key
    0xd9c3_482a_f2ba_6590,
    // minio-root-credentials
    0x1bbb_9293_c38a_cc5e, 0xad98_5811_6e63_b0c5, 0xdf45_2eef_23e8_cf2c,
    // mollie-live-api-key
    0x9387_af38_d103_8761,
    // mssql-connection-string-ado
    0x1c3d_6188_abe6_00bc,
    // mysql-native-hash
    0xce7d_8632_80b8_a357,
    // mysql-password-env
    0x8974_24aa_34b2_c490,
    // nasa-api-key
    0x9b37_a190_cd2c_83f3,
    // nats-nkey-seed
    0xf70c_753f_3bef_33a1,
    // netntlm-capture
    0xd15f_8b85_8de5_7292,
    // nl-bsn
    0xda55_11d2_baa8_3c2e, 0xeef3_0647_d28e_a377,
    // nostr-nsec
    0xfa1c_cdee_c817_5c63,
    // ntfy-access-token
    0xde57_2777_ba4a_d2a0,
    // ntlm-hash-pair
    0x5db2_1f1a_d63d_9b33,
    // oci-config-key-fingerprint
    0x7d85_505c_c666_e1a4,
    // openweathermap-api-key
    0x359e_1268_8466_3749, 0xbae6_5657_2be8_a416,
    // oracle-connection-string
    0xf15c_16b9_9f82_d820,
    // otpauth-uri
    0x10e9_717a_a3af_b62e,
    // paddle-api-key
    0xaf1e_fb26_bd63_a9a0,
    // pagerduty-api-key
    0x5d71_2ba7_28d8_1c07,
    // password
    0xf52f_bd32_b2b3_b86f,
    // password-assignment-quoted
    0xcbe6_beb2_6479_b568,
    // payment-card-number
    0x10fa_9391_af57_fce7, 0x19ff_47cc_8024_c133, 0x1c9d_38ed_26cd_808f, 0x2492_d316_b4bc_cd6b,
    0x2920_9c64_5f3e_0297, 0x2f72_5bbd_1f40_5a1e, 0x3049_45e9_1de3_deff, 0x3a13_4ef7_7d4e_2e4c,
    0x477b_ba13_3c18_2267, 0x481e_60a8_ca84_e9e9, 0x5193_20ec_9347_5945, 0x51a4_ae4c_6ae9_9914,
    0x53a8_fc81_6e63_b7a5, 0x576c_15a8_0724_61c2, 0x6a7e_0e79_b018_d08c, 0x7446_2c1b_7085_f889,
    0x7512_d8c2_27ac_e1a3, 0x8c43_72b1_d5c5_4278, 0x9194_ec33_fef9_5a2b, 0x9219_e0af_fa4b_86cd,
    0x9bbe_f194_7662_3ca5, 0xb01a_542a_eb58_c1d3, 0xb3f8_46b2_93ce_c081, 0xbc53_0b53_9e00_f859,
    0xcb40_6a63_c05e_b0c4, 0xdd13_cdf9_af9d_d3ba, 0xe5cf_1479_5f4f_b1a1, 0xf41e_7ca4_a3d7_1c4f,
    // paypal-client-secret
    0x8087_fadf_f6d8_5f88,
    // pgpassword-env
    0x94ae_fb8b_e78b_2b7c,
    // pl-pesel
    0xca7e_0843_7351_5292,
    // plaid-access-token
    0x0a9d_ef72_6e9d_e4b2,
    // postmark-server-token
    0x03f9_beb6_43b1_913d,
    // pushover-api-token
    0x3119_f2b3_b915_92a0, 0x4848_4e96_c0b0_625b,
    // razorpay-test-key-id
    0x9b13_59dd_6134_4cbf,
    // redis-conf-requirepass
    0x1b58_ee37_5b42_e41f,
    // resend-api-key
    0x6a81_1cdd_5ed9_0420,
    // robinhood-crypto-api-key
    0x398d_d56f_ad20_537b,
    // salesforce-consumer-key
    0x084d_bc8f_cff6_6d3d,
    // se-personnummer
    0x92a7_63a0_ab7e_f9ac, 0xc65f_ea11_e1d5_d03c,
    // sg-nric
    0x3578_b829_7673_88a6,
    // sidekiq-pro-credentials
    0x31a4_24b9_59f1_681a,
    // slack-bot-token
    0x2ddc_147f_3a3b_5a17,
    // sparkpost-api-key
    0x2b99_1155_1484_4b9c,
    // stellar-secret-seed
    0x5537_9c19_8a87_4d20,
    // stripe-test-publishable-key
    0x5895_b89c_8fb3_3402, 0xb147_1f54_4cee_ea31,
    // stripe-test-secret-key
    0x2caf_c097_0149_a84f, 0xf2d6_ca16_5150_33e5,
    // substrate-suri
    0xd16d_608f_ce74_3a04,
    // supabase-publishable-key
    0x9705_102d_b0d5_f99e,
    // symfony-app-secret
    0x29f7_5494_db3c_6cbf, 0x519e_3ece_10ca_70b6,
    // symmetric-key-base64
    0x2cf5_e6ec_3874_61b4,
    // symmetric-key-hex
    0xd65d_f89f_702e_ec58,
    // tavily-api-key
    0xfbb5_af36_8307_235a,
    // telegram-bot-token
    0x0b5d_d075_ccdd_03c4, 0x731f_a294_d036_e54f, 0x9766_3138_e666_9921,
    // tencent-cloud-secret-id
    0x490d_7cf8_9377_95a9,
    // tencent-cloud-secret-key
    0xea75_1048_0ed4_5e14,
    // tezos-secret-key
    0x85f1_1246_0e87_bb8f,
    // thingsboard-access-token
    0x1122_93d9_9946_1315,
    // todoist-api-token
    0xdeb8_7fab_d177_15bb,
    // totp-base32-secret
    0x549c_9390_539e_fcfa, 0x8be5_d113_c087_1ce1,
    // twilio-account-sid
    0xb288_f928_2c0f_4cf7,
    // twitter-bearer-token
    0xb390_e2e5_7c22_7c07,
    // twitter-consumer-secret
    0x8199_9482_0a8e_c7d6,
    // uk-nhs-number
    0x1159_40f6_11f1_2117,
    // uk-nino
    0x23ad_47e0_2c71_c2f1, 0xc745_e5a7_2463_05b8,
    // unix-crypt-bcrypt
    0x0645_6ebb_89a2_4e2f,
    // unleash-api-token
    0x4d47_521a_9742_39e0, 0xce15_c9b8_e8e0_1d96,
    // uptimerobot-api-key
    0xdec2_ee38_90fc_6178,
    // us-aba-routing-number
    0x1f87_3cdd_e0ca_4f83, 0x452b_a923_82e9_f311,
    // us-dea-number
    0xbbd9_835f_56fe_d397,
    // us-ein
    0x4895_53f3_942f_7a33,
    // us-itin
    0xf528_95cb_9739_0b88,
    // us-npi
    0x9ca2_c4aa_81a4_0ac0,
    // us-ssn
    0x01a5_4629_efb9_5228, 0x736b_ab61_4475_4bee, 0xcefc_fd69_1dce_3593, 0xe8a7_0555_e2c2_54fc,
    0xef63_85e0_4468_1287,
    // vault-service-token
    0x8b6b_6a52_26c9_6d1d,
    // vin
    0x5bea_ef6c_3688_a5ad,
    // wireguard-private-key
    0xea1c_a3e2_5b35_a51e,
    // wp-config-auth-keys
    0x9153_0d4a_7629_544c,
    // wp-config-db-password
    0x2372_72d8_4788_ad35,
    // xrp-secret-seed
    0x42ae_9536_57cb_1894, 0x9738_0bed_40c7_6b62,
  ]
}
