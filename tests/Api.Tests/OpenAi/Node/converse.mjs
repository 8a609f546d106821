// Holds a plain and a streamed conversation through the official SDK and prints what came of it as JSON.
//   node converse.mjs <base URL> <key> <persona> <session>
import OpenAI from 'openai'

const [baseURL, apiKey, model, user] = process.argv.slice(2)
const client = new OpenAI({ apiKey, baseURL, maxRetries: 0 })

const models = []
for await (const item of client.models.list()) {
  models.push(item.id)
}

const plain = await client.chat.completions.create({
  model,
  messages: [{ role: 'user', content: 'My name is Ada.' }],
  user
})

const stream = await client.chat.completions.create({
  model,
  messages: [
    { role: 'system', content: 'It rains.' },
    { role: 'user', content: 'What is my name?' }
  ],
  user,
  stream: true,
  stream_options: { include_usage: true }
})
let streamed = ''
let finish = null
let usage = null
for await (const chunk of stream) {
  streamed += chunk.choices[0]?.delta?.content ?? ''
  finish = chunk.choices[0]?.finish_reason ?? finish
  usage = chunk.usage ?? usage
}

let refusal = null
try {
  await client.chat.completions.create({ model: 'nobody-of-that-name', messages: [{ role: 'user', content: 'Hello?' }] })
} catch (error) {
  refusal = { status: error.status, code: error.code }
}

console.log(JSON.stringify({
  models,
  plain: plain.choices[0].message.content,
  plainFinish: plain.choices[0].finish_reason,
  streamed,
  finish,
  totalTokens: usage?.total_tokens,
  refusal
}))
