// The public account's side by the npm package wechat-crypto.
//   node official_account.cjs vectors                                  prints tests/data/wechat_crypto.json
//   node official_account.cjs push URL TOKEN AESKEY APPID OPENID TEXT  pushes one message and prints what the person reads
'use strict';
process.noDeprecation = true;
const crypto = require('crypto');
const http = require('http');
const Crypt = require('wechat-crypto');
const version = require('wechat-crypto/package.json').version;

const sha1 = (...parts) => crypto.createHash('sha1').update(parts.sort().join('')).digest('hex');
const cdata = (name, text) => `<${name}><![CDATA[${text}]]></${name}>`;
const message = (openid, text, id, second) =>
  `<xml>${cdata('ToUserName', 'gh_0123456789ab')}${cdata('FromUserName', openid)}<CreateTime>${second}</CreateTime>` +
  `${cdata('MsgType', 'text')}${cdata('Content', text)}<MsgId>${id}</MsgId></xml>`;

function vectors() {
  const token = 'LingyanOaToken9', aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', appId = 'wx0a1b2c3d4e5f6789';
  const crypt = new Crypt(token, aesKey, appId);
  const texts = ['1', '电话', '低保怎么申请', '<急> & "引号" 😀', '第一行\n第二行', '村'.repeat(680)];
  const cases = texts.map((text, i) => {
    const plaintext = message('oAbC1dEfGhIjKlMnOpQrStUvWxYz', text, 24601234567890100 + 100 * i, 1735689600 + i);
    const encrypt = crypt.encrypt(plaintext), timestamp = String(1735689600 + i), nonce = String(8421097531 + i);
    return { plaintext, text, timestamp, nonce, encrypt, msg_signature: crypt.getSignature(timestamp, nonce, encrypt) };
  });
  const made_by = `wechat-crypto ${version} (npm), Node ${process.version}: node tests/clients/official_account.cjs vectors`;
  console.log(JSON.stringify({ made_by, token, encoding_aes_key: aesKey, app_id: appId, cases }, null, 1));
}

function push(url, token, aesKey, appId, openid, text) {
  const crypt = new Crypt(token, aesKey, appId);
  const timestamp = String(Math.floor(Date.now() / 1000)), nonce = String(crypto.randomInt(1e9, 2e9));
  const encrypt = crypt.encrypt(message(openid, text, crypto.randomInt(1e9, 2e9), timestamp));
  const query = `signature=${sha1(token, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=${openid}&encrypt_type=aes` +
    `&msg_signature=${crypt.getSignature(timestamp, nonce, encrypt)}`;
  const body = `<xml>${cdata('ToUserName', 'gh_0123456789ab')}${cdata('Encrypt', encrypt)}</xml>`;
  const request = http.request(`${url}?${query}`, { method: 'POST', headers: { 'Content-Type': 'text/xml' } }, (response) => {
    let answer = '';
    response.setEncoding('utf8').on('data', (part) => { answer += part; }).on('end', () => {
      const field = (xml, name) => (new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml) || [])[1] || '';
      const sealed = field(answer, 'Encrypt');
      const right = sealed && crypt.getSignature(field(answer, 'TimeStamp'), field(answer, 'Nonce'), sealed) === field(answer, 'MsgSignature');
      const opened = right ? crypt.decrypt(sealed) : { message: '', id: '' };
      if (response.statusCode !== 200 || opened.id !== appId) {
        console.error(`status ${response.statusCode}, signature ${right ? 'right' : 'wrong'}`);
        process.exit(1);
      }
      console.log(field(opened.message, 'Content'));
    });
  });
  request.on('error', (error) => { console.error(String(error)); process.exit(1); });
  request.end(body);
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'vectors') vectors();
else if (what === 'push' && rest.length === 6) push(...rest);
else process.exit(2);
