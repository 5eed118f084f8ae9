"""Another implementation of the platform's side, which shares no code with this project.

Reads {"key", "token", "now", "events"} and prints callbacks: each with what it is, its headers and body, and the refusals
that it may get, none where it is genuine.
"""

import base64
import hashlib
import hmac
import json
import os
import sys

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

asked = json.load(sys.stdin)
KEY, NOW = asked["key"], asked["now"]


def pkcs7(text):
    padder = padding.PKCS7(128).padder()
    return padder.update(text) + padder.finalize()


def zeros(text):
    return text + bytes(-len(text) % 16 or 16)


def encrypt(text, key=None, mode=modes.CBC, pad=pkcs7):
    key = hashlib.sha256(KEY.encode()).digest() if key is None else key
    iv = os.urandom(16)
    cipher = Cipher(algorithms.AES(key), mode(iv) if mode is modes.CBC else mode())
    encryptor = cipher.encryptor()
    sealed = iv + encryptor.update(pad(text.encode())) + encryptor.finalize()
    return json.dumps({"encrypt": base64.b64encode(sealed).decode()})


def plain_hash(timestamp, nonce, body):
    return hashlib.sha256((timestamp + nonce + KEY + body).encode()).hexdigest()


def callback(what, body, refusals=(), sign=plain_hash, timestamp=NOW, sent=None):
    timestamp, nonce = str(timestamp), os.urandom(8).hex()
    return {
        "what": what,
        "refusals": refusals,
        "timestamp": timestamp,
        "nonce": nonce,
        "signature": sign and sign(timestamp, nonce, body),
        "body": sent or body,
    }


callbacks = []
for event in asked["events"]:
    callbacks.append(callback("an event", encrypt(json.dumps(event))))
    unescaped = json.dumps(event, ensure_ascii=False, indent=2)
    callbacks.append(callback("an event, spelled otherwise", encrypt(unescaped)))

text = json.dumps(asked["events"][0])
sealed = encrypt(text)
long_ago, raw_key = NOW - 86400, KEY.encode().ljust(32, b"0")[:32]
wrong = ["WrongSignature"]
# Decrypted with another key or mode, a text is noise, whose last byte happens to be good padding once in a while.
noise = ["BadPadding", "NotJson"]
callbacks += [
    callback("no signature", sealed, ["MissingSignature"], sign=None),
    callback("an HMAC", sealed, wrong,
             sign=lambda t, n, b: hmac.new(KEY.encode(), (t + n + b).encode(), "sha256").hexdigest()),
    callback("SHA-1 of the token", sealed, wrong,
             sign=lambda t, n, b: hashlib.sha1((t + n + asked["token"] + b).encode()).hexdigest()),
    callback("the text signed and not the body", sealed, wrong, sign=lambda t, n, b: plain_hash(t, n, text)),
    callback("another order", sealed, wrong, sign=lambda t, n, b: plain_hash(n, t, b)),
    callback("base64 for hex", sealed, wrong,
             sign=lambda t, n, b: base64.b64encode(bytes.fromhex(plain_hash(t, n, b))).decode()),
    callback("encoded again", sealed, wrong, sent=json.dumps(json.loads(sealed), separators=(",", ":"))),
    callback("a day old", sealed, ["TooOld"], timestamp=long_ago),
    callback("a key that is not hashed", encrypt(text, key=raw_key), noise),
    callback("ECB", encrypt(text, mode=modes.ECB), noise),
    callback("padded with zeros", encrypt(text, pad=zeros), ["BadPadding"]),
    callback("not encrypted", text, ["NotEncrypted"]),
]
print(json.dumps(callbacks))
