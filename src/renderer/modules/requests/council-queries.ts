import type { Data } from '../../data/collections'

const kinds = ['councilMeeting', 'councilAttendance', 'resolution'] as const

/** Every meeting with who came and what was voted: a few hundred records a year, kept live as a whole. */
export const allCouncil = (data: Data) => data.requests.find({ selector: { kind: { $in: [...kinds] } } })

/** Who came to a meeting and what was voted there. */
export const councilOf = (data: Data, meetingId: string) => data.requests.find({ selector: { meetingId } })

export const meetingById = (data: Data, id: string) => data.requests.findOne(id)

/** Where a council may meet. */
export const estates = (data: Data) => data.places.find({ selector: { kind: 'estate' } })
