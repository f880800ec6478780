// SPDX-License-Identifier: BSL-1.0
// The official TypeScript clients, of SDK 1 and 2, over every transport they have: all of them get the same.
//
//   node official_clients.mjs PAWL URL
import assert from 'node:assert/strict';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Client as Client2, StreamableHTTPClientTransport as Http2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';

const [pawl, url] = process.argv.slice(2);
const info = { name: 'official', version: '1.0.0' };
const program = { command: pawl, args: ['mock', 'mcp', '--stdio'], stderr: 'ignore' };
const stateless = { versionNegotiation: { mode: { pin: '2026-07-28' } } };

const ways = {
  'SDK 1, stdio': () => [new Client1(info), new Stdio1(program)],
  'SDK 1, HTTP': () => [new Client1(info), new Http1(new URL(url))],
  'SDK 2, stdio': () => [new Client2(info), new Stdio2(program)],
  'SDK 2, stdio, 2026-07-28': () => [new Client2(info, stateless), new Stdio2(program)],
  'SDK 2, HTTP': () => [new Client2(info), new Http2(new URL(url))],
  'SDK 2, HTTP, 2026-07-28': () => [new Client2(info, stateless), new Http2(new URL(url))],
};

function callTool(client, name, options) {
  const request = { name, arguments: {} };
  return client instanceof Client1 ? client.callTool(request, undefined, options) : client.callTool(request, options);
}

for (const [way, make] of Object.entries(ways)) {
  const [client, transport] = make();
  await client.connect(transport);
  assert.equal(client.getServerVersion().name, 'pawl-conformance');

  const { tools } = await client.listTools();
  assert.ok(tools.some((tool) => tool.name === 'test_simple_text'));
  const text = await callTool(client, 'test_simple_text');
  assert.equal(text.content[0].text, 'This is a simple text response for testing.');
  assert.equal((await callTool(client, 'test_error_handling')).isError, true);
  await assert.rejects(callTool(client, 'nobody'), /Tool not found: nobody/);

  const seen = [];
  await callTool(client, 'test_tool_with_progress', { onprogress: ({ progress }) => seen.push(progress) });
  assert.deepEqual(seen, [0, 50, 100]);

  const { contents } = await client.readResource({ uri: 'test://template/42/data' });
  assert.equal(JSON.parse(contents[0].text).id, '42');
  const { messages } = await client.getPrompt({
    name: 'test_prompt_with_arguments',
    arguments: { arg1: 'one', arg2: 'two' },
  });
  assert.equal(messages[0].content.text, "Prompt with arguments: arg1='one', arg2='two'");
  await client.close();
  console.log(`${way}: as it should be`);
}
