// A company of its own for every test, and the orders a test gives to the emulator.

import { randomUUID } from 'node:crypto'
import { Region, SeatsioClient } from 'seatsio'

export const baseUrl = process.env.SEATSIO_BASE_URL
const systemSecret = 'superSecretSystemApi'

const basic = key => ({ Authorization: 'Basic ' + Buffer.from(key + ':').toString('base64') })

/** One call of the emulator's control API. */
export async function order(method, path, body) {
    const answer = await fetch(baseUrl + '/emulator' + path, { method, body: body && JSON.stringify(body) })
    if (!answer.ok) {
        throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    }
    return answer.status === 204 ? undefined : answer.json()
}

const demo = await order('POST', '/companies?demo=true')
const drawing = await (await fetch(`${baseUrl}/charts/${demo.chartKey}/version/published`, { headers: basic(demo.secretKey) })).text()

export const clientWith = (secretKey, workspaceKey) => new SeatsioClient(new Region(baseUrl), secretKey, workspaceKey)

/** A company made as the clients' own suites make theirs. */
export async function company() {
    const answer = await fetch(baseUrl + '/system/private/create-test-company', { method: 'POST', headers: basic(systemSecret) })
    const { admin, workspace } = await answer.json()
    const client = clientWith(workspace.secretKey)
    return {
        admin: clientWith(admin.secretKey),
        keys: { admin, workspace },
        client,
        async upload() {
            const key = randomUUID()
            const upload = await fetch(`${baseUrl}/system/public/charts/${key}`, {
                method: 'POST',
                // The content type of the clients' own suites; it must not matter.
                headers: { ...basic(admin.secretKey), 'Content-Type': 'application/x-www-form-urlencoded' },
                body: drawing
            })
            if (upload.status !== 201) {
                throw new Error(`${upload.status} ${await upload.text()}`)
            }
            return key
        },
        async event(params) {
            return client.events.create(await this.upload(), params)
        }
    }
}

/** The items of an async iterator. */
export async function all(iterator) {
    const items = []
    for await (const item of iterator) {
        items.push(item)
    }
    return items
}
