// The page for those who move over from this client knows every public method of it, and no other.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Region, SeatsioClient } from 'seatsio'

// What holds no methods of the client: its HTTP client, the way back up, and what was fetched.
const notPartOfIt = new Set(['client', 'seatsioClient', 'params', 'pages', 'items'])

function* publicMethods (thing, path) {
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(thing))) {
        if (name !== 'constructor' && !name.startsWith('_') && typeof thing[name] === 'function') {
            yield `${path}.${name}`
        }
    }
    for (const [name, value] of Object.entries(thing)) {
        const isPart = value instanceof Object && ![Object, Array, Function].includes(value.constructor)
        if (isPart && !notPartOfIt.has(name)) {
            yield * publicMethods(value, `${path}.${name}`)
        }
    }
}

test('the page names every public method', () => {
    const lines = readFileSync(process.env.SEATSIO_CALLS, 'utf8').split('\n')
    const theirs = lines.filter(line => !line.includes('(gone')).map(line => line.split(' = ')[0])
    const named = new Set(theirs.join('\n').match(/client(\.\w+)+/g))
    const real = new Set(publicMethods(new SeatsioClient(Region.EU(), 'key'), 'client'))
    assert.deepEqual([...named].sort(), [...real].sort())
})
