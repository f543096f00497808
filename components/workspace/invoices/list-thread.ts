import { type ListPort, serveLists } from './serve-lists.ts'

serveLists(self as unknown as ListPort)
