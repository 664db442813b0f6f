import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { User } from './users'

type Step = (request: Request, response: Response, next: NextFunction) => unknown

/** Express 4 does not look at a handler's promise. */
export const safely =
  (step: Step): RequestHandler =>
  (request, response, next) => {
    Promise.resolve(step(request, response, next)).catch(next)
  }

export const refuse = (response: Response, status: number, error: string, reason: string) =>
  response.status(status).json({ error, reason })

export const userOf = (response: Response): User => response.locals.user as User
