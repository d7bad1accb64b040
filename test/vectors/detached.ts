/** A request of the Open Banking read/write API as its profile of 2019 has it: unencoded, with critical extensions. */
export const OPEN_BANKING = {
  token:
    "eyJhbGciOiJQUzI1NiIsImtpZCI6IjkwMjEwQUJBRCIsImI2NCI6ZmFsc2UsImh0dHA6Ly9vcGVuYmFua2luZy5vcmcudWsvaWF0IjoxNzkwMDAwMDAwLCJodHRwOi8vb3BlbmJhbmtpbmcub3JnLnVrL2lzcyI6IjAwMTU4MDAwMDEwNDFSSEFBWSIsImh0dHA6Ly9vcGVuYmFua2luZy5vcmcudWsvdGFuIjoib3BlbmJhbmtpbmcub3JnLnVrIiwiY3JpdCI6WyJiNjQiLCJodHRwOi8vb3BlbmJhbmtpbmcub3JnLnVrL2lhdCIsImh0dHA6Ly9vcGVuYmFua2luZy5vcmcudWsvaXNzIiwiaHR0cDovL29wZW5iYW5raW5nLm9yZy51ay90YW4iXX0..RRCv9GN0AQOuWz5Kbgs3dV8hRnmUlCE2u3RYx6IZOjnKEfvdMHET36wF5V9iKopSzKLTDSncvGSVIBHAuvxKl8fYao36YTcfl0GamKIGatCaD5Mi0Q-kjUWpmx8QMRaZNl5Vx-BPNssxfyDwcuSZDngzsnjSzxIqpbgydlG4vF5yZHXmEv9pozyp5TGbUe04BRWVQMHeouT3OKzMamgHX1Iu6PRsEHa4NAwR8xPYEM5tdLd7Q1YQNbViwxRi2PJ1vnxgl_jx534gFVyl1nON1j1m9h5XV80s4au-QsPKFcFTeSKG7_xgJ2ATNcf4hBHd0YfnMqLLIXGpTRkCmGdDjw",
  key: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzR6Ao8BIaMFKiwUjVtwz\noeEBemrhIeeU+4DJfUbQGTxBFGbGzkEOUKAP70iLHRp2e3t8ORzRJnN+TWaVpzNO\niXPWv/6/5nCvc7SLtMH+YNqAONFays17gzZGKneLhtuJHp7KZEsCDHbqydYd8Pt0\n/kOTf8nIT05LDXkrrNaGNotpkzN9XMPaHjbZJTEJzm1DhQ2i7VwwpB5+DDI/IJVg\nDfJd2V/28ZZb/YmJcSZe23+nz4kn/urmO9/YbJEzLfMl4UWd3975djpo/Slci2r/\nNhqHKvsaxVzLmRls1W3O/GMAQqTaXmDrvvTbgZVj0Hee3fwojx5AKyaP3H6vrPH+\nUQIDAQAB\n-----END PUBLIC KEY-----\n",
  payload:
    "{\"Data\":{\"Initiation\":{\"InstructionIdentification\":\"ACME412\",\"InstructedAmount\":{\"Amount\":\"165.88\",\"Currency\":\"GBP\"}}},\"Risk\":{}}",
};

/** A link of another debugger that people have shared, with token and key. */
export const SHARED_LINK =
  "https://jwt.io/#debugger-io?token=eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJrZXkxIjoidmFsMSIsImtleTIiOiJ2YWwyIn0.ClXK6cQOk3RgRRNZH53OFvamD9LT2mXo-YEZDlwx1tWu2xkZ9gfBEf2s6xQ9kwDAEna38upYNOrz47KkDkppZA&publicKey=-----BEGIN%20PUBLIC%20KEY-----%0AMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhtfIcYXK2aPEXkixJeu7XTiGZIs2%0AaAcRlaUqWGOHJH%2Bp1bnPMacghioMzGd45r%2FhpsUM3Y4q%2BkXivEDsskAdog%3D%3D%0A-----END%20PUBLIC%20KEY-----";
