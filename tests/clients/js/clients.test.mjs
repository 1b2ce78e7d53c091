// The official JavaScript client against the emulator.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LocalDate, CreateSeasonParams, TableBookingConfig } from 'seatsio'
import { all, baseUrl, clientWith, company, order } from './emulator.mjs'

test('a created chart has the defaults and no fields that nobody asked for', async () => {
    const { client } = await company()
    const chart = await client.charts.create()
    assert.equal(chart.name, 'Untitled chart')
    assert.equal(chart.status, 'NOT_USED')
    const [listed] = await all(client.charts.listAll())
    assert.equal(listed.validation, undefined)
    assert.equal(listed.venueType, undefined)
    const drawing = await client.charts.retrievePublishedVersion(chart.key)
    assert.equal(drawing.venueType, 'SIMPLE')
})

test('lists have string cursors and walk over pages', async () => {
    const { client } = await company()
    const created = []
    for (let i = 0; i < 23; i++) {
        created.unshift((await client.charts.create()).key)
    }
    assert.deepEqual((await all(client.charts.listAll())).map(chart => chart.key), created)
    const page = await client.charts.listFirstPage()
    assert.equal(page.items.length, 20)
    assert.equal(typeof page.nextPageStartsAfter, 'string')
    const rest = await client.charts.listPageAfter(page.nextPageStartsAfter)
    assert.deepEqual(rest.items.map(chart => chart.key), created.slice(20))
})

test('tags, archive and copies', async () => {
    const world = await company()
    const key = await world.upload()
    await world.client.charts.addTag(key, 'a/b c')
    assert.deepEqual((await world.client.charts.retrieve(key)).tags, ['a/b c'])
    await world.client.charts.moveToArchive(key)
    assert.deepEqual((await all(world.client.charts.archive.all())).map(chart => chart.key), [key])
    const copy = await world.client.charts.copy(key)
    assert.equal(copy.name, 'Demo hall (copy)')
})

test('an event keeps what it was created with', async () => {
    const world = await company()
    const event = await world.event({
        key: 'gala',
        name: 'Gala',
        date: new LocalDate(2030, 5, 6),
        tableBookingConfig: TableBookingConfig.allByTable()
    })
    assert.equal(event.key, 'gala')
    const found = await world.client.events.retrieve('gala')
    assert.equal(found.name, 'Gala')
    assert.equal(found.tableBookingConfig.mode, 'ALL_BY_TABLE')
    assert.equal(found.isInThePast, false)
})

test('booked seats are sold once', async () => {
    const world = await company()
    const event = await world.event()
    const result = await world.client.events.book(event.key, [{ objectId: 'A-1', ticketType: 'adult' }, 'A-2'].map(o => typeof o === 'string' ? { objectId: o } : o), null, 'order1')
    assert.equal(result.objects['A-1'].status, 'booked')
    assert.equal(result.objects['A-1'].orderId, 'order1')
    assert.equal(result.objects['A-1'].ticketType, 'adult')
    await assert.rejects(world.client.events.book(event.key, ['A-2', 'A-3']), error => error.errors.length === 1)
    assert.equal((await world.client.events.retrieveObjectInfo(event.key, 'A-3')).status, 'free')
})

test('of many who want a seat at once one gets it', async () => {
    const world = await company()
    const event = await world.event()
    const attempts = Array.from({ length: 20 }, (_, i) => world.client.events.book(event.key, ['A-1', `B-${i % 12 + 1}`]))
    const outcomes = await Promise.allSettled(attempts)
    assert.equal(outcomes.filter(outcome => outcome.status === 'fulfilled').length, 1)
    const report = await world.client.eventReports.byStatus(event.key)
    assert.equal(report.booked.length, 2)
})

test('more calls at once than the lane takes are turned away and come again', async t => {
    const world = await company()
    const latencies = await order('GET', '/latencies')
    t.after(() => order('PUT', '/latencies', latencies))
    // Long enough for all of them to be under way, however slow this machine is.
    await order('PUT', '/latencies', [{ operation: 'charts.create', milliseconds: 500 }])
    const charts = await Promise.all(Array.from({ length: 25 }, () => world.client.charts.create()))
    assert.equal(new Set(charts.map(chart => chart.key)).size, 25)
    assert.equal((await all(world.client.charts.listAll())).length, 25)
    const entries = await order('GET', '/journal?operation=charts.create&last=60')
    assert.ok(entries.some(entry => entry.status === 429 && entry.fault === '429: the lane is full'))
})

test('an illegal status change is told word for word', async () => {
    const world = await company()
    const event = await world.event()
    await assert.rejects(
        world.client.events.changeObjectStatus(event.key, 'A-1', 'lolzor', null, null, null, null, null, ['other']),
        error => {
            assert.equal(error.errors[0].code, 'ILLEGAL_STATUS_CHANGE')
            assert.deepEqual(error.messages, ['Cannot change from [free] to [lolzor]: free is not in the list of allowed previous statuses'])
            return true
        }
    )
})

test('a hold ends when the clock says so', async () => {
    const world = await company()
    const event = await world.event()
    const token = await world.client.holdTokens.create(1)
    assert.ok(token.expiresInSeconds <= 60)
    await world.client.events.hold(event.key, ['A-1'], token.holdToken)
    await assert.rejects(world.client.events.book(event.key, ['A-1']))
    assert.equal((await world.client.events.retrieveObjectInfo(event.key, 'A-1')).status, 'reservedByToken')
    await order('POST', '/clock/advance', { seconds: 61 })
    assert.equal((await world.client.events.retrieveObjectInfo(event.key, 'A-1')).status, 'free')
})

test('area places are counted', async () => {
    const world = await company()
    const event = await world.event()
    await world.client.events.book(event.key, { objectId: 'Standing', quantity: 7 })
    const area = await world.client.events.retrieveObjectInfo(event.key, 'Standing')
    assert.equal(area.numBooked, 7)
    assert.equal(area.numFree, 93)
    await assert.rejects(world.client.events.book(event.key, { objectId: 'Standing', quantity: 94 }))
})

test('best available books neighbours and says when there are none', async () => {
    const world = await company()
    const event = await world.event()
    const found = await world.client.events.bookBestAvailable(event.key, { number: 4, categories: [1] })
    assert.equal(found.nextToEachOther, true)
    assert.equal(found.objects.length, 4)
    await assert.rejects(world.client.events.bookBestAvailable(event.key, { number: 5000 }), error => {
        assert.equal(error.errors[0].code, 'BEST_AVAILABLE_OBJECTS_NOT_FOUND')
        return true
    })
})

test('reports count what the infos say', async () => {
    const world = await company()
    const event = await world.event()
    await world.client.events.book(event.key, ['A-1', 'A-2'])
    const report = await world.client.eventReports.byStatus(event.key)
    assert.deepEqual(report.booked.map(info => info.label), ['A-1', 'A-2'])
    const summary = await world.client.eventReports.summaryByStatus(event.key)
    assert.equal(summary.booked.count, 2)
    const chartReport = await world.client.chartReports.summaryByObjectType(event.chartKey)
    assert.equal(chartReport.table.count, 2)
})

test('channels and for-sale lists are obeyed', async () => {
    const world = await company()
    const event = await world.event({ channels: [{ key: 'c', name: 'C', color: '#ff0000', index: 1, objects: ['B-1'] }] })
    await assert.rejects(world.client.events.book(event.key, ['B-1']))
    await world.client.events.book(event.key, ['B-1'], null, null, null, null, ['c'])
    const edited = await world.client.events.editForSaleConfig(event.key, null, [{ object: 'A-1' }])
    assert.equal(edited.forSaleConfig.forSale, false)
    await assert.rejects(world.client.events.book(event.key, ['A-1']))
})

test('seasons have events', async () => {
    const world = await company()
    const season = await world.client.seasons.create(await world.upload(), new CreateSeasonParams().key('s').eventKeys(['e1', 'e2']))
    assert.deepEqual(season.events.map(event => event.key), ['e1', 'e2'])
    const partial = await world.client.seasons.createPartialSeason('s', 'p', null, ['e1'])
    assert.equal(partial.isPartialSeason, true)
})

test('workspaces of the account', async () => {
    const world = await company()
    const workspace = await world.admin.workspaces.create('Other')
    assert.deepEqual((await all(world.admin.workspaces.listAll())).map(w => w.name), ['Other', 'Production workspace'])
    await clientWith(workspace.secretKey).charts.create('There')
    await world.admin.workspaces.deactivate(workspace.key)
    await world.admin.workspaces.delete(workspace.key)
    await assert.rejects(world.admin.workspaces.retrieve(workspace.key), error => error.status === 404)
})

test('the account has the settings of a new one', async () => {
    const world = await company()
    const account = await world.admin.accounts.retrieveMyAccount()
    assert.equal(account.settings.holdPeriodInMinutes, 15)
    assert.equal(account.settings.draftChartDrawingsEnabled, true)
})

test('the event log is oldest first', async () => {
    const world = await company()
    const chart = await world.client.charts.create()
    await world.client.charts.update(chart.key, 'new name')
    const items = await all(world.admin.eventLog.listAll())
    assert.ok(items.length >= 2)
    assert.ok(items[0].id < items[1].id)
})

test('a full lane is tried again', async () => {
    const world = await company()
    await order('POST', '/faults', { operation: 'charts.retrieve', count: 1, fault: { kind: 'tooManyRequests' } })
    const chart = await world.client.charts.create()
    assert.equal((await world.client.charts.retrieve(chart.key)).key, chart.key)
})

test('an unknown chart and a wrong body are refused with all that the client reads', async () => {
    const world = await company()
    await assert.rejects(world.client.charts.retrieve('unknown'), error => {
        assert.equal(error.errors[0].code, 'CHART_NOT_FOUND')
        assert.ok(error.messages[0].startsWith('Chart not found: unknown was not found in workspace'))
        assert.ok(error.requestId)
        return true
    })
    await assert.rejects(world.client.events.createMultiple(await world.upload(), []), error => {
        assert.deepEqual(error.messages, ['#/events: expected minimum item count: 1, found: 0'])
        return true
    })
})

test('a chart takes longer than ten milliseconds here, as the suites want it', async () => {
    const world = await company()
    world.client.client.defaults.timeout = 10
    await assert.rejects(world.client.charts.create())
    assert.ok(baseUrl.startsWith('http://127.0.0.1:'))
})
