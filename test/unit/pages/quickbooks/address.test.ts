import { describe, expect, it } from 'vitest'
import { isQuickBooks, readAddress } from '../../../../core/pages/quickbooks/address.ts'

describe('the hosts (facts §2.1)', () => {
  it.each([
    ['https://qbo.intuit.com/app/invoice', true],
    ['https://app.qbo.intuit.com/app/invoice', true],
    ['https://sandbox.qbo.intuit.com/app/invoice', true],
    ['https://app.sandbox.qbo.intuit.com/app/invoice', true],
    ['https://c7.qbo.intuit.com/app/invoice', true],
    ['http://qbo.intuit.com/app/invoice', false],
    ['https://quickbooks.intuit.com/learn-support', false],
    ['https://qbo.intuit.com.evil.example/app/invoice', false],
    ['https://evilqbo.intuit.com/app/invoice', false],
  ])('%s: %s', (address, own) => {
    expect(isQuickBooks(new URL(address))).toBe(own)
  })
})

describe('the addresses', () => {
  it.each([
    ['/app/invoice?txnId=123', { kind: 'invoice', externalId: '123', blank: false }],
    ['/app/invoice?TXNID=123&companyId=9', { kind: 'invoice', externalId: '123', blank: false }],
    ['/app/invoice', { kind: 'invoice', blank: true }],
    ['/app/invoice?nameId=4', { kind: 'invoice', blank: true }],
    ['/app/invoice?txnId=<script>', { kind: 'invoice', blank: true }],
    ['/app/invoice?txnId=1%202', { kind: 'invoice', blank: true }],
    ['/app/recvpayment?txnId=7', { kind: 'payment', externalId: '7', blank: false }],
    ['/app/customerdetail?nameId=58', { kind: 'customer', externalId: '58', blank: false }],
    ['/app/customers/58', { kind: 'customer', externalId: '58', blank: false }],
    ['/app/customers', { kind: 'other', blank: false }],
    ['/app/invoices', { kind: 'invoice-list', blank: false }],
    ['/app/sales?tab=invoices', { kind: 'invoice-list', blank: false }],
    ['/app/creditmemo?txnId=3', { kind: 'other', blank: false }],
    ['/app/homepage', { kind: 'other', blank: false }],
    ['/invoice?txnId=3', { kind: 'other', blank: false }],
    ['/app/constructor?txnId=3', { kind: 'other', blank: false }],
    ['/app/__proto__?txnId=3', { kind: 'other', blank: false }],
    ['/', { kind: 'other', blank: false }],
  ])('%s', (path, told) => {
    expect(readAddress(new URL(path, 'https://qbo.intuit.com'))).toEqual(told)
  })
})
