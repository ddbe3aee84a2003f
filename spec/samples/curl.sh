. ./sandbox.env # what the sandbox printed
url=$AMS_BASE_URL{{path}}
body={{request}}
time=$(date +%s)000
(umask 077 && printf %s "$AMS_PRIVATE_KEY" | openssl base64 -d -A > merchant.der)
signature=$(printf 'POST /%s\n%s.%s.%s' "${url#*://*/}" "$AMS_CLIENT_ID" "$time" "$body" |
  openssl dgst -sha256 -sign merchant.der -keyform DER | openssl base64 -A |
  sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')
rm merchant.der
curl --silent --show-error --include "$url" \
  --header "content-type: application/json; charset=UTF-8" \
  --header "client-id: $AMS_CLIENT_ID" \
  --header "request-time: $time" \
  --header "signature: algorithm=RSA256,keyVersion=1,signature=$signature" \
  --data-raw "$body"
