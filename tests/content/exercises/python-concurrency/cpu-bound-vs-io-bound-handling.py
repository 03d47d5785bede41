parse = int
# after
async def fetch(number):
    return str(number)

assert asyncio.run(enrich([1, 2, 3], fetch)) == [1, 2, 3]
