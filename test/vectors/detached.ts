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

/** A signed payment request as its provider publishes it for tests: what is signed is method, path, headers and body. */
export const PAYMENT_REQUEST = {
  token:
    "eyJhbGciOiJFUzUxMiIsImtpZCI6IjQ1ZmM3NWNmLTU2NDktNDEzNC04NGIzLTE5MmMyYzc4ZTk5MCIsInRsX3ZlcnNpb24iOiIyIiwidGxfaGVhZGVycyI6IklkZW1wb3RlbmN5LUtleSJ9..AEXUHJ9eXGRYyXjjXkAyp4vALl7vMB6D78-frHcH2eV641SU9Q8LMqm77jDYUxuJYP_1Rg0l8-dLRVtWNDTFY_JYABXE6MEv3qSbyXnKrYMKIeDzG86lj9VLZXKRfWjNeBpGN983kW69Dc71yNapGTPMbB49Rue5bLIAjm6LLwDP00D_",
  keys: "{\"keys\": [{\"kty\": \"RSA\", \"alg\": \"RS512\", \"kid\": \"db2e0bb4-e33d-4fc6-a8c5-645e70331127\", \"n\": \"piC9AfXk1FyhocC77L42j8zWhy-jOeuxdvZCRYACPbU5DB-4zd5JLpTFuYPY5LweqT8tmBbqgXMN_35EQifHrLbBB5a5p-0z3QlVhqMP_K4nu65uIVzC-wjKBcTctqY_jFzSotFZnDNCZEUXcGrTzQifOCy1OD7zT0jm7-1ceWs375joA-KnyJj5rVKBmYrLWa6E2ukLhNBHFzO2N7Aai2w6UFmwfG27viV3_aNkDVC6vkEtZx4oZuCtQ6DKmbiQBTiS1-41wU7QN5PTuA9YUlhOU9yiwnCAG9MDWuJHT7691iLvIIgRctuSQ4HDDg49M39Un4DBt51KCoZsAwxtNw\", \"e\": \"AQAB\"}, {\"kty\": \"EC\", \"alg\": \"ES512\", \"kid\": \"45fc75cf-5649-4134-84b3-192c2c78e990\", \"crv\": \"P-521\", \"x\": \"AKC7luJxaqFLkfHexVbFKCOtpYm2HUJVhrS0rZ6nbnS2Pdm0NK2uXmQG5Lp6xk0ffsPZq-KNhLcm-qQu2Advtt1j\", \"y\": \"AX1cjkGMiltikPrkX49qwuJDdcETaTsj-kyFP8jsF9W5XAB3Z4tBiQtc72DQnJYeKyAV_T6qZTtFKFr-Tp4iu-j7\"}]}",
  payload: "POST /merchant_accounts/a61acaef-ee05-4077-92f3-25543a11bd8d/sweeping\nIdempotency-Key: idemp-2076717c-9005-4811-a321-9e0787fa0382\n{\"currency\":\"GBP\",\"max_amount_in_minor\":5000000,\"name\":\"Foo???\"}",
};
